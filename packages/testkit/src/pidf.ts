export interface PidfWish {
  readonly entity?: string;
  readonly tuple?: string;
  readonly basic?: "open" | "closed";
  readonly note?: string;
  readonly contact?: string;
  readonly activity?: string;
}

/** A small presence document, as a phone would publish it. */
export function pidf(wish: PidfWish = {}): string {
  const { entity = "sip:alice@office.test", tuple = "t1", basic = "open", note, contact, activity } = wish;
  const inTuple = [
    `<status><basic>${basic}</basic></status>`,
    contact === undefined ? "" : `<contact>${contact}</contact>`,
    note === undefined ? "" : `<note>${note}</note>`,
  ].join("");
  const person =
    activity === undefined
      ? ""
      : `<dm:person xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" id="p-${tuple}"><rpid:activities><rpid:${activity}/></rpid:activities></dm:person>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${entity}"><tuple id="${tuple}">${inTuple}</tuple>${person}</presence>`;
}
