import { z } from "zod";

/** How far back the overview looks, in days. */
export const overviewRanges = [7, 30, 90] as const;

/** Query of the overview's page. What is not offered counts as the usual range. */
export const overviewQuery = z.object({
  days: z
    .enum(["7", "30", "90"])
    .default("30")
    .catch("30")
    .transform((text) => Number(text) as (typeof overviewRanges)[number]),
});
