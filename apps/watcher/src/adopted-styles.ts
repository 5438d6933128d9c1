import { useEffect } from "react";

/**
 * Stands in for `react-style-singleton`, which writes a style element that the content security policy of the page
 * does not let in. An adopted style sheet is not markup, so the policy stays strict.
 */
export function styleSingleton() {
  let users = 0;
  let sheet: CSSStyleSheet | undefined;
  return function AdoptedStyles({ styles }: { readonly styles: string }) {
    useEffect(() => {
      users += 1;
      sheet ??= adopted(styles);
      return () => {
        users -= 1;
        if (users > 0) return;
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
        sheet = undefined;
      };
    }, [styles]);
    return null;
  };
}

function adopted(styles: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return sheet;
}
