import "server-only";
import { z } from "zod";
import { InvalidInputError } from "@/lib/services/errors";
import type { Permission } from "@/lib/services/member/permissions";
import { requirePermission } from "@/lib/services/member/require-permission";
import { requireRecentSignIn } from "@/lib/services/member/require-recent-sign-in";
import type { OpenMemberSession } from "@/lib/services/member/require-session";
import type { ActionResult } from "@/lib/shared/capture/contract";
import { defineAction } from "../define-action";
import { readSessionToken } from "./session-cookie";

/** A server action of the dashboard declares what it needs; the order of the checks is the same for all. */
export interface AdminActionDefinition<S extends z.ZodType, T> {
  /** Its name in metrics and traces. */
  readonly operation: string;
  readonly permission: Permission;
  readonly input: S;
  /** A dangerous act: the member proved who they are in the last ten minutes. @default false */
  readonly isDangerous?: boolean;
  /** Part of setting up a second factor, which those who lack one may do. @default false */
  readonly isEnrolment?: boolean;
  /** Calls one service. */
  readonly run: (input: OpenMemberSession & { readonly input: z.infer<S> }) => Promise<T>;
}

/** A server action that still knows its declaration. */
export interface AdminAction<T> {
  (input: unknown): Promise<ActionResult<T>>;
  readonly definition: Pick<
    AdminActionDefinition<z.ZodType, T>,
    "operation" | "permission" | "isDangerous" | "isEnrolment"
  >;
}

/**
 * Makes a server action of the dashboard: own origin → session → permission → recent proof → input → run. Session
 * and role are read anew in every call. It never throws; an expired session answers `signed_out`, a role that
 * may not `forbidden`, a proof that is too old `reauthentication_needed`, bad input `invalid_input` with `fields`.
 */
export function defineAdminAction<S extends z.ZodType, T>(
  definition: AdminActionDefinition<S, T>,
): AdminAction<T> {
  const { operation, permission, isDangerous = false, isEnrolment = false } = definition;
  const action = defineAction({
    operation,
    input: z.unknown(),
    run: async (value) => {
      const session = await requirePermission({ token: await readSessionToken(), permission, isEnrolment });
      if (isDangerous) requireRecentSignIn(session);
      return definition.run({ ...session, input: parseForm({ schema: definition.input, value }) });
    },
  });
  return Object.assign(action, { definition: { operation, permission, isDangerous, isEnrolment } });
}

/** Validates a form's answers; each problem is told at its field, and never repeats what was typed. */
export function parseForm<S extends z.ZodType>(input: {
  readonly schema: S;
  readonly value: unknown;
}): z.infer<S> {
  const parsed = input.schema.safeParse(input.value);
  if (parsed.success) return parsed.data;
  throw new InvalidInputError({
    fields: parsed.error.issues.map((issue) => ({
      property: issue.path.map(String).join("."),
      // Its own words would name the field, which is what was sent.
      message: issue.code === "unrecognized_keys" ? "This form has no such field." : issue.message,
    })),
  });
}
