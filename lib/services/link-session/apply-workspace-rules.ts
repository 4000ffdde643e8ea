import "server-only";
import type { Caller } from "@/lib/services/caller";
import { type InputProblem, InvalidInputError } from "@/lib/services/errors";
import { themeContrast } from "@/lib/shared/workspace/theme-contrast";
import type { ThemeTokens } from "@/lib/shared/workspace/theme-tokens";
import { getStore } from "@/lib/store/store-holder";
import type { CreateLinkSessionInput } from "./create-link-session-input";

/**
 * What the workspace has to say about a new session: it may name only origins that the workspace allows, and its
 * theme lies on top of the workspace's branding.
 * @returns the session's whole theme
 * @throws InvalidInputError where an origin is not allowed, or a text of the theme could not be read
 */
export async function applyWorkspaceRules(input: {
  readonly caller: Caller;
  readonly body: CreateLinkSessionInput;
}): Promise<ThemeTokens> {
  const workspace = await getStore().prisma.workspace.findUniqueOrThrow({
    where: { id: input.caller.workspaceId },
    select: { allowedOrigins: true, branding: true },
  });
  const theme = { ...(workspace.branding as ThemeTokens), ...input.body.theme };
  const problems = [
    ...foreignOrigins({ named: input.body.allowedOrigins ?? [], allowed: workspace.allowedOrigins }),
    ...unreadable({ given: input.body.theme, theme }),
  ];
  if (problems.length > 0) throw new InvalidInputError({ problems });
  return theme;
}

function foreignOrigins(input: {
  readonly named: readonly string[];
  readonly allowed: readonly string[];
}): readonly InputProblem[] {
  if (input.allowed.length === 0) return [];
  return input.named.flatMap((origin, index) =>
    input.allowed.includes(origin)
      ? []
      : [
          {
            loc: ["body", "allowedOrigins", index],
            msg: "is none of the origins that the workspace allows",
            type: "value_error",
          },
        ],
  );
}

/** Colours the session gives itself; what it inherits was judged when it was saved. */
function unreadable(input: {
  readonly given: ThemeTokens;
  readonly theme: ThemeTokens;
}): readonly InputProblem[] {
  if (Object.keys(input.given).length === 0) return [];
  const weak = themeContrast(input.theme).filter(({ isEnough }) => !isEnough);
  return weak.map(({ token, what, scheme, ratio }) => ({
    loc: ["body", "theme", token],
    msg: `${what} (${scheme}) has a contrast of ${ratio.toFixed(1)} to 1, and needs 4.5`,
    type: "value_error",
  }));
}
