"use client";
import { useState } from "react";
import type { z } from "zod";
import type { ActionResult } from "@/lib/shared/capture/contract";
import { type CreatedLink, createLinkForm, linkLifetimes } from "@/lib/shared/link-session/create-link-form";
import { modeWords } from "@/lib/shared/link-session/words";
import { Card } from "../../ui/card";
import { Form } from "../../ui/form";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";
import { useActionForm } from "../../ui/use-action-form";
import { LinkReady } from "./link-ready";
import { TypeChoice } from "./type-choice";

/** The connection a link is for; null for a new one. */
export interface LinkedConnection {
  readonly id: string;
  readonly name: string;
  readonly mode: "edit" | "reauthorize";
  readonly externalId: string;
  readonly customer: string;
}

/** Asks what a link is for, makes it, and shows it once. */
export function CreateLink(props: {
  readonly types: readonly { readonly id: string; readonly title: string }[];
  readonly connection: LinkedConnection | null;
  readonly createLink: (values: unknown) => Promise<ActionResult<CreatedLink>>;
}) {
  const { types, connection } = props;
  const [link, setLink] = useState<CreatedLink | null>(null);
  const form = useActionForm({
    schema: createLinkForm,
    defaultValues: startOf(connection),
    action: props.createLink,
    onDone: setLink,
  });
  const [name, externalId] = form.fields.watch(["name", "externalId"]);
  if (link !== null) return <LinkReady link={link} customer={connection?.customer ?? (name || externalId)} />;
  return (
    <Card>
      <Form form={form} submitLabel="Create link">
        {connection === null ? <Customer types={types} /> : <Existing connection={connection} />}
        <SelectField
          name="expiresInSeconds"
          label="Waits to be opened"
          help="Once opened, the form stays open for half an hour without use, and four hours at most."
          options={linkLifetimes}
        />
        <TextField
          name="returnUrl"
          label="Leads back to (optional)"
          help="A page of yours for the end, starting with https://"
          type="url"
          inputMode="url"
          autoComplete="off"
        />
      </Form>
    </Card>
  );
}

function startOf(connection: LinkedConnection | null): z.input<typeof createLinkForm> {
  return {
    externalId: connection?.externalId ?? "",
    name: "",
    mode: connection?.mode ?? "create",
    connectionId: connection?.id ?? "",
    destinationTypes: [],
    expiresInSeconds: "259200",
    returnUrl: "",
  };
}

function Customer({ types }: Pick<Parameters<typeof CreateLink>[0], "types">) {
  return (
    <>
      <TextField
        name="externalId"
        label="Customer id"
        help="The id your product knows this customer by. Their connections are found under it."
        autoComplete="off"
        spellCheck={false}
        required
      />
      <TextField
        name="name"
        label="Customer name (optional)"
        help="Shown here in lists."
        autoComplete="off"
      />
      <TypeChoice types={types} />
    </>
  );
}

function Existing({ connection }: { readonly connection: LinkedConnection }) {
  return (
    <>
      <p>
        For the connection <strong>{connection.name}</strong> of {connection.customer}.
      </p>
      <SelectField
        name="mode"
        label="What the customer does"
        options={[
          { value: "reauthorize", label: `${modeWords.reauthorize}: enter secrets anew` },
          { value: "edit", label: `${modeWords.edit}: change any answer` },
        ]}
      />
    </>
  );
}
