import "server-only";
import type { Caller } from "@/lib/services/caller";
import { getDestinationType } from "./get-destination-type";

/** The icon of a destination type as an SVG: one path in black, without script, style or address. @throws NotFoundError */
export async function getLogo(input: { readonly caller: Caller; readonly type: string }): Promise<string> {
  const { workspaceId } = input.caller;
  const { iconPath } = await getDestinationType({ workspaceId, type: input.type });
  // Letters, digits and a few marks are all a path needs: nothing else may come out as markup.
  const path = iconPath.replaceAll(/[^A-Za-z0-9 ,.+-]/g, "");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="${path}"/></svg>`;
}
