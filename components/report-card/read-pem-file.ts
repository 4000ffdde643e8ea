import { pemMaxLength } from "@/lib/shared/report-card/repair-pem";
import type { CaptureTexts } from "../capture/texts";

export type PemFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/** Reads a chosen or dropped file inside the frame, up to 64 kB. A binary file (DER, PKCS#12) is no text. */
export async function readPemFile(input: {
  readonly file: Blob;
  readonly texts: CaptureTexts;
}): Promise<PemFile> {
  if (input.file.size > pemMaxLength) return { ok: false, message: input.texts.pemTooLarge };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await input.file.arrayBuffer());
    return { ok: true, text };
  } catch {
    return { ok: false, message: input.texts.pemUnreadable };
  }
}
