import qrcode from "qrcode-generator";

export interface QrPath {
  /** Modules of a side, the quiet zone included. */
  readonly size: number;
  /** SVG path data over the dark modules. */
  readonly path: string;
}

/** Light modules around a code (ISO/IEC 18004). */
const QUIET = 4;

/** A text as a QR code. */
export function qrPath(text: string): QrPath {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  let path = "";
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (code.isDark(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    }
  }
  return { size: count + 2 * QUIET, path };
}
