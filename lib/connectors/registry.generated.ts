// Written by scripts/gen-registry.mjs. Do not edit: run `node scripts/gen-registry.mjs`.
import { schema as aurora_postgres } from "./aurora_postgres/schema";
import { schema as gorgias } from "./gorgias/schema";
import { schema as http_api } from "./http_api/schema";
import { schema as klaviyo } from "./klaviyo/schema";
import { schema as mlflow } from "./mlflow/schema";
import { schema as motherduck } from "./motherduck/schema";
import { schema as postgres } from "./postgres/schema";
import { schema as redo } from "./redo/schema";
import { schema as redshift } from "./redshift/schema";
import { schema as s3 } from "./s3/schema";
import { schema as s3_compatible } from "./s3_compatible/schema";
import { schema as shopify } from "./shopify/schema";
import { schema as starlink } from "./starlink/schema";
import type { Connector, ConnectorSchema } from "./types";

/** Every destination type, by id. Data only: safe anywhere. */
export const connectorSchemas: readonly ConnectorSchema[] = [aurora_postgres, gorgias, http_api, klaviyo, mlflow, motherduck, postgres, redo, redshift, s3, s3_compatible, shopify, starlink];

/** Drivers load with their connector and not before. */
const loaders: ReadonlyMap<string, () => Promise<{ readonly default: Connector }>> = new Map([
  ["aurora_postgres", () => import("./aurora_postgres/connector")],
  ["gorgias", () => import("./gorgias/connector")],
  ["http_api", () => import("./http_api/connector")],
  ["klaviyo", () => import("./klaviyo/connector")],
  ["mlflow", () => import("./mlflow/connector")],
  ["motherduck", () => import("./motherduck/connector")],
  ["postgres", () => import("./postgres/connector")],
  ["redo", () => import("./redo/connector")],
  ["redshift", () => import("./redshift/connector")],
  ["s3", () => import("./s3/connector")],
  ["s3_compatible", () => import("./s3_compatible/connector")],
  ["shopify", () => import("./shopify/connector")],
  ["starlink", () => import("./starlink/connector")],
]);

/** The connector of a destination type, or undefined where there is none. */
export async function loadConnector(id: string): Promise<Connector | undefined> {
  return (await loaders.get(id)?.())?.default;
}
