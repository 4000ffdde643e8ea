import { encode } from "uqr";

/** A text as a QR code: always dark on light, which is what cameras read. */
export function QrCode(props: {
  readonly text: string;
  /** What it leads to, for those who do not see it. */
  readonly label: string;
}) {
  const { data, size } = encode(props.text, { ecc: "M", border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return (
    <svg className="lk-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={props.label}>
      <path fill="#000000" d={path} />
    </svg>
  );
}
