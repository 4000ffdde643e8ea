/** What a field says when its value cannot be right. `{…}` marks are filled in; nothing typed is repeated. */
export const checkTexts = {
  required: "Enter {title}.",
  chooseOne: "Choose {title}.",
  pemRequired: "Paste the text or choose the file for {title}.",
  digits: "Use digits only, for example {example}.",
  digitsPlain: "Use digits only.",
  pattern: "This does not look right. It should look like {example}.",
  patternPlain: "This has characters that are not allowed here.",
  notAChoice: "Choose one of the options.",
  tooShort: "Use at least {limit} characters.",
  tooLong: "Use at most {limit} characters.",
  tooSmall: "Use {limit} or more.",
  tooLarge: "Use {limit} or less.",
  port: "A port is a number from 1 to 65535, for example {example}.",
  hostIsUrl:
    "Type the host name alone, for example db.example.com. Leave out “{scheme}” and everything after the name.",
  hostHasPort: "Type the host name alone. The port has its own field.",
  hostShape: "A host name has no spaces or slashes, for example db.example.com.",
  hostLooksLike:
    "Some of these characters only look like the usual ones. Type the host name by hand instead of pasting it.",
  pemNoBegin: "This should start with a line such as “-----BEGIN CERTIFICATE-----”. Paste the whole text.",
  pemNoEnd: "The end is missing: the last line should start with “-----END”. Paste the whole text.",
  pemTooLong: "This is larger than 64 kB. Paste only the certificate or key.",
};

export type CheckTexts = typeof checkTexts;
