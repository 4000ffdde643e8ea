import { encode } from "uqr";

/** A text as a QR code: dark on light in every colour scheme, or cameras do not see it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { border: 3, ecc: "M" });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      className="lk-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className="lk-qr-light" width={size} height={size} />
      <path className="lk-qr-dark" d={dark.join("")} />
    </svg>
  );
}
