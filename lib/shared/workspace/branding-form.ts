import { themeContrast } from "./theme-contrast";
import { type ThemeTokens, themeTokens } from "./theme-tokens";

/** What the form of the branding takes: a theme whose every text can be read. */
export const brandingForm = themeTokens
  .superRefine((theme, context) => {
    for (const { what, token, ratio, scheme, isEnough } of themeContrast(theme))
      if (!isEnough)
        context.addIssue({
          code: "custom",
          path: [token],
          message: `${what} (${scheme}) has a contrast of ${ratio.toFixed(1)} to 1. It needs 4.5.`,
        });
  })
  .transform(withoutBlanks);

/** A theme less what was left blank, as it is stored. */
function withoutBlanks(theme: ThemeTokens): ThemeTokens {
  return Object.fromEntries(Object.entries(theme).filter(([, value]) => value !== undefined));
}
