/** Characters nobody types into a host name: invisible ones, and those that only turn the writing. */
const invisible = /[\p{Cf}\u115f\u1160\u3164\uffa0]/u;

/** Alphabets whose letters are written beside Latin ones in names of their countries. */
const besideLatin = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Hang}\p{sc=Latin}]/gu;

/** Cyrillic letters that look like Latin ones (Chromium's policy for international names). */
const allLookLatin = /^[асԁеһіјӏорԛѕԝхуъЬҽпгѵѡ0-9-]+$/iu;

/**
 * Whether a host name passes for another one: with letters of two alphabets in one label (the `а` of
 * `exаmple.com` is Cyrillic), in wide or small forms that are read as plain ones, or with what cannot be
 * seen. Names that are wholly in an alphabet of their own are good. The rules are those browsers apply
 * before they show a name as it is written (UTS 39, "highly restrictive").
 */
export function isLookAlikeHost({ host }: { readonly host: string }): boolean {
  if (/^[\x20-\x7e]*$/.test(host)) return false;
  if (invisible.test(host) || host.normalize("NFKC") !== host.normalize("NFC")) return true;
  return host.split(/[.。]/u).some(isLookAlikeLabel);
}

function isLookAlikeLabel(label: string): boolean {
  const letters = label.replace(/[^\p{L}]/gu, "");
  if (allLookLatin.test(label) && /\p{sc=Cyrl}/u.test(label)) return true;
  const others = letters.replace(besideLatin, "");
  return others !== "" && others !== letters;
}
