import type { DialectTypes } from "@/lib/shared/dialect/field";
import { databases } from "./vendors/databases";
import { files } from "./vendors/files";
import { lakes } from "./vendors/lakes";
import { warehouses } from "./vendors/warehouses";

/** Prequel's vendors: the keys of each one's object and the properties they stand for. */
export const prequelVendors: DialectTypes = { ...databases, ...files, ...lakes, ...warehouses };
