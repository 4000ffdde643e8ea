/** Digits that a JSON number carries without loss, whatever they are. */
const exactDigits = 15;

/** A number in text as a number, where that loses nothing; otherwise the text itself. */
export function numberCell(text: string): number | string {
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return text;
  const digits = text.replace(/e.*$/i, "").replace(/\D/g, "").replace(/^0+/, "");
  const value = Number(text);
  return digits.length <= exactDigits && Number.isFinite(value) ? value : text;
}
