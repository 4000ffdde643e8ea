import { z } from "zod";
import type { OverviewRange } from "@/lib/shared/overview/types";

/** Query of the overview's page. What is not offered counts as the usual range. */
export const overviewQuery = z.object({
  days: z
    .enum(["7", "30", "90"])
    .default("30")
    .catch("30")
    .transform((text) => Number(text) as OverviewRange),
});
