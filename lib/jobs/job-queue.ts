import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { PGlite } from "@electric-sql/pglite";
import type { fromPrisma, PgBoss, Queue } from "pg-boss";
import { log } from "@/lib/config/logger";
import { jobHandler } from "./job-handler";

const checkRuns = "check-run";
export const lostCheckRuns = "lost-check-run";
const webhooks = "webhook";
export const bulkRuns = "bulk-run";

/** The queues and what they do with a job. Times are seconds. */
const queues: Readonly<Record<string, Omit<Queue, "name">>> = {
  // Comes before the queue whose jobs it gets once they are not tried again.
  [lostCheckRuns]: { retryLimit: 20, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 },
  [checkRuns]: { retryLimit: 3, retryDelay: 1, expireInSeconds: 60, deadLetter: lostCheckRuns },
  // What is still to be delivered stands in the deliveries themselves: a lost job is made again from them.
  [webhooks]: { retryLimit: 1, expireInSeconds: 600 },
  // A run keeps how far it got, and one whose job is lost gets another.
  [bulkRuns]: { retryLimit: 3, retryDelay: 1, expireInSeconds: 7_200 },
};

/** Deliveries of one endpoint, with one order key, that wait to be made one after another. */
export interface WebhookJob {
  readonly workspaceId: string;
  readonly endpointId: string;
  readonly orderKey: string;
}

/**
 * Between the start of the server and the opening of the queue, in ms: who waited for the server is answered
 * first. Opening keeps PGlite's one connection busy for longer than this.
 */
const settleMs = 30;

/** A check run that waits to be carried out. */
export interface CheckRunJob {
  readonly workspaceId: string;
  readonly checkRunId: string;
}

/** Where the queue lives: in the same database as everything else. */
export type JobDatabase =
  | { readonly kind: "embedded"; readonly pglite: PGlite }
  | { readonly kind: "postgresql"; readonly databaseUrl: string };

/** What a Prisma transaction offers the queue. */
export type JobTransaction = Parameters<typeof fromPrisma>[0];

const holder = globalThis as { [key: symbol]: unknown };
const key = Symbol.for("latchkey.jobs");
const opened = Symbol.for("latchkey.jobs.opened");

/**
 * Opens the queue (pg-boss) of this process. Workers hear of a new job at once by NOTIFY and poll as a
 * backstop. A job whose process died is given to another within about half a minute (its heartbeat
 * stops), at most three times.
 */
export async function openJobQueue(input: {
  readonly database: JobDatabase;
  /** Whether this process will call `workCheckRuns`: one that only queues need not hear of every job. */
  readonly works: boolean;
}): Promise<void> {
  const opening = startBoss(input);
  holder[opened] = opening.then(() => undefined);
  holder[key] = await opening;
}

/**
 * Resolves when jobs can be queued. The first requests may come before that; whoever is going to queue a
 * job waits here, outside any transaction, since on PGlite the opening could not go on inside one.
 */
export async function whenJobQueueIsOpen(): Promise<void> {
  await (holder[opened] as Promise<void> | undefined);
}

async function startBoss({ database, works }: Parameters<typeof openJobQueue>[0]): Promise<PgBoss> {
  await pause(settleMs);
  const { fromPglite, PgBoss } = await loadPgBoss();
  const boss = new PgBoss({
    ...(database.kind === "embedded"
      ? { db: fromPglite(database.pglite), backend: "pglite" as const }
      : { connectionString: database.databaseUrl, max: 4 }),
    useListenNotify: works,
    schedule: false,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on("error", (error) => log("error", "job queue error", { error }));
  await boss.start();
  for (const [queue, options] of Object.entries(queues)) {
    const settings = { ...options, notify: true, heartbeatSeconds: 10, deleteAfterSeconds: 3_600 };
    await boss.createQueue(queue, settings);
    // One that is there from an older version keeps its settings otherwise.
    await boss.updateQueue(queue, settings);
  }
  // PGlite has one connection, and pg-boss reads a queue's settings on its first use: done inside a
  // transaction, that read would wait for the transaction that waits for it. Looking for a job that
  // cannot exist makes it read them now; `getQueue` would not keep what it read.
  for (const queue of Object.keys(queues)) {
    await boss.findJobs(queue, { id: "00000000-0000-0000-0000-000000000000" });
  }
  return boss;
}

/** The open queue, for what works on jobs of one kind. */
export function getBoss(): PgBoss {
  const boss = holder[key] as PgBoss | undefined;
  if (boss === undefined) throw new Error("the job queue is not open yet");
  return boss;
}

/** Loaded after the first requests are taken: a start does not wait for it. */
export function loadPgBoss() {
  return import("pg-boss");
}

/** Puts a check run into the queue as part of the caller's transaction: rolled back with it. */
export async function enqueueCheckRun(input: {
  readonly transaction: JobTransaction;
  readonly job: CheckRunJob;
  /** @default now */
  readonly at?: Date;
}): Promise<void> {
  const { fromPrisma } = await loadPgBoss();
  const later = input.at === undefined ? {} : { startAfter: input.at };
  await getBoss().send(checkRuns, input.job, { db: fromPrisma(input.transaction), ...later });
}

/** Carries out check runs in this process. A handler that throws gets its job again. */
export async function workCheckRuns(input: {
  readonly handle: (job: CheckRunJob, signal: AbortSignal) => Promise<void>;
  /** Runs at the same time. */
  readonly concurrency: number;
}): Promise<void> {
  await getBoss().work<CheckRunJob>(
    checkRuns,
    { localConcurrency: input.concurrency, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 },
    jobHandler({ queue: checkRuns, handle: input.handle }),
  );
}

/** Wakes the deliveries of a job's endpoint and order key, now or at a later time. */
export async function enqueueWebhook(input: {
  readonly job: WebhookJob;
  /** @default now */
  readonly at?: Date;
}): Promise<void> {
  await getBoss().send(webhooks, input.job, input.at === undefined ? {} : { startAfter: input.at });
}

/** Makes deliveries in this process. */
export async function workWebhooks(input: {
  readonly handle: (job: WebhookJob, signal: AbortSignal) => Promise<void>;
  /** Deliveries at the same time. */
  readonly concurrency: number;
}): Promise<void> {
  await getBoss().work<WebhookJob>(
    webhooks,
    { localConcurrency: input.concurrency, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 },
    jobHandler({ queue: webhooks, handle: input.handle }),
  );
}

/** Jobs that could start now, by queue: the backlog as the queue itself counted it within the last 10 s. */
export async function countReadyJobs(): Promise<Readonly<Record<string, number>>> {
  const found = await getBoss().getQueues(Object.keys(queues));
  return Object.fromEntries(found.map(({ name, readyCount }) => [name, readyCount]));
}

/** Stops taking jobs, lets running ones end, and closes. */
export async function closeJobQueue(): Promise<void> {
  const boss = holder[key] as PgBoss | undefined;
  if (boss === undefined) return;
  delete holder[key];
  delete holder[opened];
  await boss.stop({ graceful: true, timeout: 20_000 });
}
