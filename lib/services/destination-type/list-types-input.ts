import { z } from "zod";
import { wholeNumber } from "@/lib/shared/whole-number";
import { reportCardView } from "./report-card-view";

/** Query of `GET /api/v1/destination-types`. */
export const listTypesInput = z.strictObject({
  /** Part of the title or of the id. */
  search: z.string().min(1).max(200).optional(),
  category: reportCardView.shape.category.optional(),
  capability: reportCardView.shape.capabilities.element.optional(),
  /** Those of the catalogue, or of the workspace's own. */
  origin: z.enum(["catalogue", "own"]).optional(),
  /** With those that the workspace has switched off. */
  includeDisabled: z.enum(["true", "false"]).default("false"),
  limit: wholeNumber({ min: 1, max: 1_000 }).default(50),
  offset: wholeNumber({ min: 0, max: 100_000 }).default(0),
  /** `nextCursor` of the page before, with the same filters. */
  cursor: z.string().min(1).max(2_000).optional(),
});

export type ListTypesInput = z.infer<typeof listTypesInput>;

/** A page of destination types: the envelope of the lists. */
export const typePage = z.object({
  destinationTypes: z.array(
    z.object({
      type: z.string(),
      title: z.string(),
      category: reportCardView.shape.category,
      docsUrl: z.string(),
      capabilities: reportCardView.shape.capabilities,
      /** Ways to sign in, by title; empty where there is one. */
      authMethods: z.array(z.string()),
      /** Whether new connections can be made of it in this workspace. */
      enabled: z.boolean(),
      /** Of a type of the workspace's own; null for the catalogue's. */
      version: z.int().nullable(),
      /** Path of its logo, an SVG. */
      logo: z.string(),
    }),
  ),
  hasNext: z.boolean(),
  limit: z.int(),
  offset: z.int(),
  total: z.int(),
  nextCursor: z.string().nullable(),
});
