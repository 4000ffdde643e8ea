import "server-only";
import type { Caller } from "@/lib/services/caller";
import { getReportCard } from "@/lib/services/destination-type/get-report-card";
import { NotFoundError } from "@/lib/services/errors";
import type { ConnectionView } from "./connection-view";
import { listCredentialVersions } from "./list-credential-versions";

/** One field of a connection's form, as it stands: never the value of a secret. */
export interface ConnectionAnswer {
  readonly name: string;
  readonly title: string;
  readonly isSecret: boolean;
  /** Null where nothing is on file, and for secrets. */
  readonly value: string | null;
  /** When the secret on file was given; null where none is. */
  readonly configuredAt: string | null;
}

export interface AnsweredStep {
  readonly id: string;
  readonly title: string;
  readonly answers: readonly ConnectionAnswer[];
}

/** What is on file of a connection, by the steps of its form; without steps where its type is gone. */
export async function listAnswers(input: {
  readonly caller: Caller;
  readonly connection: ConnectionView;
}): Promise<readonly AnsweredStep[]> {
  const { caller, connection } = input;
  const { id, provider: type } = connection;
  const [card, versions] = await Promise.all([
    getReportCard({ caller, type, query: { connectionId: id } }).catch(noCard),
    listCredentialVersions({ caller, id }),
  ]);
  const active = versions.credentials.find(({ state }) => state === "active")?.createdAt ?? null;
  const answer: Describe = (name, title, isSecret, choices = {}) => ({
    name,
    title,
    isSecret,
    value:
      isSecret || connection.config[name] === undefined ? null : inWords(connection.config[name], choices),
    configuredAt: isSecret && connection.secretFields[name] !== undefined ? active : null,
  });
  if (card === null) return [bareStep({ connection, answer })];
  return card.steps
    .map(({ id: step, title, properties }) => ({
      id: step,
      title,
      answers: properties
        .map((property) =>
          answer(property.name, property.title, property.is_credential, property.choice_titles),
        )
        .filter(({ value, isSecret, configuredAt }) => value !== null || (isSecret && configuredAt !== null)),
    }))
    .filter(({ answers }) => answers.length > 0);
}

type Describe = (
  name: string,
  title: string,
  isSecret: boolean,
  choices?: Readonly<Record<string, string>>,
) => ConnectionAnswer;

/** A choice by its title; a switch says yes or no, in whichever way it was sent. */
function inWords(value: string | number | boolean, choices: Readonly<Record<string, string>>): string {
  const text = String(value);
  if (Object.hasOwn(choices, text)) return choices[text] ?? text;
  return { true: "Yes", false: "No" }[text] ?? text;
}

function noCard(error: unknown): null {
  if (error instanceof NotFoundError) return null;
  throw error;
}

/** By their names alone: nobody knows the fields' titles any more. */
function bareStep(input: { readonly connection: ConnectionView; readonly answer: Describe }): AnsweredStep {
  const { connection, answer } = input;
  const plain = Object.keys(connection.config).map((name) => answer(name, name, false));
  const secrets = Object.keys(connection.secretFields).map((name) => answer(name, name, true));
  return { id: "answers", title: "Answers", answers: [...plain, ...secrets] };
}
