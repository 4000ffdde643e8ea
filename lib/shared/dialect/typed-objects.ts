import { z } from "zod";
import type { DialectTypes } from "./field";

/**
 * Objects whose keys are those of a vendor's types: a body that leaves them open because its type says which
 * ones they are, or one type's own. The vendor's OpenAPI document shows the keys.
 */
export const typedObjects = z.registry<{ readonly types: DialectTypes }>();
