import { z } from "zod";

/** Filters, order and columns of the connections table under a name. */
export const saveViewInput = z.strictObject({
  name: z.string().trim().min(1, { error: "Give it a name." }).max(60),
  /** Query string of the page, without the question mark. */
  query: z.string().max(2_000),
  /** Seen by every member of the workspace. */
  shared: z.boolean(),
});

export type SaveViewInput = z.infer<typeof saveViewInput>;

export interface SavedViewSummary {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  /** Of the member who looks. */
  readonly isOwn: boolean;
}
