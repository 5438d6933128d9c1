import { escapeText } from "@porchlight/xml";
import { attributeText } from "../attribute-text";
import { XML_DECLARATION } from "../presence/write-presence";
import { type ListName, RLMI, type RlmiInstance, type RlmiList, type RlmiResource } from "./rlmi";

export function writeRlmi({ uri, version, isFull, names, cid, resources }: RlmiList): string {
  const attributes = `${attributeText("uri", uri)} version="${version}" fullState="${isFull}"${attributeText("cid", cid)}`;
  let text = `${XML_DECLARATION}\n<list xmlns="${RLMI}"${attributes}>${namesText(names)}`;
  for (const resource of resources) text += resourceText(resource);
  return `${text}</list>`;
}

function resourceText({ uri, names, instances }: RlmiResource): string {
  let text = `<resource${attributeText("uri", uri)}>${namesText(names)}`;
  for (const instance of instances) text += instanceText(instance);
  return `${text}</resource>`;
}

function instanceText(instance: RlmiInstance): string {
  const start = `<instance${attributeText("id", instance.id)} state="${instance.state}"`;
  switch (instance.state) {
    case "active":
      return `${start}${attributeText("cid", instance.cid)}/>`;
    case "pending":
      return `${start}/>`;
    case "terminated":
      return `${start}${attributeText("reason", instance.reason)}/>`;
  }
}

function namesText(names: readonly ListName[]): string {
  let text = "";
  for (const name of names) {
    text += `<name${attributeText("xml:lang", name.language)}>${escapeText(name.text)}</name>`;
  }
  return text;
}
