import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Checkbox, type CheckboxProps } from "../src/index";

const markupOf = (props: Partial<CheckboxProps>): string =>
  renderToStaticMarkup(
    createElement(Checkbox, { label: "Stay", checked: false, onCheckedChange: () => undefined, ...props }),
  );

const inputIn = (markup: string): string => /<input[^>]*>/.exec(markup)?.[0] ?? "";

test("it is the platform's own box, ticked or not, and may be disabled", () => {
  expect(inputIn(markupOf({}))).toContain('type="checkbox"');
  expect(inputIn(markupOf({}))).not.toContain("checked=");
  expect(inputIn(markupOf({ checked: true }))).toContain("checked=");
  expect(inputIn(markupOf({ disabled: true }))).toContain("disabled=");
});

test("its label is tied to it, also where it is only heard", () => {
  const markup = markupOf({ hideLabel: true });
  const id = /<input[^>]* id="([^"]+)"/.exec(markup)?.[1];
  expect(markup).toContain(`<label for="${id}" class="sr-only">Stay</label>`);
});
