import "server-only";
import { Prisma, type PrismaClient } from "./generated/client";
import { getStore } from "./store-holder";

/** Tables without a `workspace_id`: of the installation, not of a tenant. */
const untenanted: ReadonlySet<string> = new Set<Prisma.ModelName>([
  "Instance",
  "ServerNode",
  "AdminSetup",
  "Workspace",
  "SignInChallenge",
  "SignInThrottle",
  "RateLimit",
]);

const writesOfData: ReadonlySet<string> = new Set(["create", "createMany", "createManyAndReturn"]);

/** A client that sees one workspace's rows and no others, in whatever query. */
export type TenantStore = ReturnType<typeof scopeToWorkspace>;
/** The same, inside an interactive transaction. */
export type TenantTransaction = Parameters<Parameters<TenantStore["$transaction"]>[0]>[0];

const scoped = new WeakMap<PrismaClient, Map<string, TenantStore>>();

/**
 * The store as one workspace sees it: `workspace_id` is put into every `where` and every row written,
 * whatever the caller passed, so that no query can forget it. A foreign id is therefore "not found".
 * Raw SQL is not rewritten: it lives in this folder and states its workspace itself.
 */
export function tenantStore({ workspaceId }: { readonly workspaceId: string }): TenantStore {
  const { prisma } = getStore();
  const known = scoped.get(prisma) ?? new Map<string, TenantStore>();
  scoped.set(prisma, known);
  const found = known.get(workspaceId);
  if (found !== undefined) return found;
  const made = scopeToWorkspace(prisma, workspaceId);
  known.set(workspaceId, made);
  return made;
}

function scopeToWorkspace(prisma: PrismaClient, workspaceId: string) {
  return prisma.$extends({
    name: "tenant",
    query: {
      $allModels: {
        $allOperations({ model, operation, args, query }) {
          if (untenanted.has(model)) throw new Error(`${model} does not belong to a workspace`);
          return query(scopeArguments({ operation, args: args as Arguments, workspaceId }) as typeof args);
        },
      },
    },
  });
}

type Row = Record<string, unknown>;
interface Arguments extends Row {
  readonly where?: Row;
  readonly data?: Row | Row[];
  readonly create?: Row;
  readonly update?: Row;
}

function scopeArguments(input: {
  readonly operation: string;
  readonly args: Arguments;
  readonly workspaceId: string;
}): Arguments {
  const { args, workspaceId } = input;
  if (writesOfData.has(input.operation)) {
    const rows = Array.isArray(args.data)
      ? args.data.map((row) => ({ ...row, workspaceId }))
      : { ...args.data, workspaceId };
    return { ...args, data: rows };
  }
  const scopedArgs = { ...args, where: { ...args.where, workspaceId } };
  if (input.operation === "upsert") {
    const create = { ...args.create, workspaceId };
    return { ...scopedArgs, create, update: stayHere({ change: args.update ?? {}, workspaceId }) };
  }
  if (args.data === undefined || Array.isArray(args.data)) return scopedArgs;
  return { ...scopedArgs, data: stayHere({ change: args.data, workspaceId }) };
}

/** A change never moves a row to another workspace. */
function stayHere(input: { readonly change: Row; readonly workspaceId: string }): Row {
  const { change, workspaceId } = input;
  return Object.hasOwn(change, "workspaceId") ? { ...change, workspaceId } : change;
}

/** True where a unique value existed already: Prisma's P2002, or the driver's 23505 of a statement of `runSql`. */
export function isUniqueViolation(error: unknown): boolean {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return code === "P2002" || code === "23505";
}

/** Whether a query failed because the row it must find is not there. */
export function isMissingRow(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2025";
}
