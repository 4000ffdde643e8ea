"use client";
import Form from "@rjsf/core/lib/components/Form.js";
import type { ErrorSchema, RJSFSchema, UiSchema } from "@rjsf/utils";
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { FieldError, FieldPolicy } from "@/lib/shared/capture/contract";
import { toFormSchema } from "@/lib/shared/report-card/to-form-schema";
import type { PropertyValues, ReportCardStep } from "@/lib/shared/report-card/types";
import { visibleProperties } from "@/lib/shared/report-card/visible-properties";
import type { CaptureTexts } from "../capture/texts";
import { focusField } from "./focus-field";
import type { ReportCardFormContext } from "./form-context";
import { readTypedAnswers } from "./read-typed-answers";
import { templates, validator, widgets } from "./theme";

export interface ReportCardFormProps {
  readonly steps: readonly ReportCardStep[];
  readonly stepId: string;
  /** Shows this property alone, for a single change. */
  readonly only?: string;
  /** Answers to the whole card. */
  readonly values: PropertyValues;
  readonly policies: readonly FieldPolicy[];
  readonly configured: readonly string[];
  readonly generated: PropertyValues;
  readonly errors: readonly FieldError[];
  /** A quiet remark under a field, by property name. */
  readonly notes: Readonly<Record<string, string>>;
  /** The field to focus; a new object asks again. */
  readonly focus: { readonly property: string } | null;
  readonly texts: CaptureTexts;
  readonly describeKey: ReportCardFormContext["describeKey"];
  /** The answers that a person changed, and no others. */
  readonly onChange: (answers: PropertyValues) => void;
  readonly onSubmit: () => void;
  /** Buttons. `live` is false until the form can be used: a submit before that would leave the page. */
  readonly children: (state: { readonly live: boolean }) => ReactNode;
}

/** Renders a form step of a report card. Typable before React starts; nothing typed by then is lost. */
export function ReportCardForm(props: ReportCardFormProps) {
  const { stepId, values, errors, notes, texts, focus } = props;
  const root = useRef<HTMLDivElement>(null);
  const live = useTypedBeforeStart(root, props);
  const form = useFormSchema(props);
  const extraErrors = useMemo(() => toErrorSchema(errors), [errors]);
  const { describeKey } = props;
  const formContext = useMemo(() => ({ texts, notes, live, describeKey }), [texts, notes, live, describeKey]);
  useEffect(() => {
    if (focus && root.current) focusField({ root: root.current, property: focus.property });
  }, [focus]);
  return (
    <div ref={root}>
      <Form<PropertyValues, RJSFSchema, typeof formContext>
        // A step is a form of its own: nothing of the last one's widgets carries over.
        key={stepId}
        className="lk-form"
        schema={form.schema as RJSFSchema}
        uiSchema={form.uiSchema as UiSchema<PropertyValues, RJSFSchema, typeof formContext>}
        formData={pick(values, Object.keys(form.schema.properties))}
        formContext={formContext}
        validator={validator}
        widgets={widgets}
        templates={templates}
        extraErrors={extraErrors}
        showErrorList={false}
        noHtml5Validate
        noValidate
        // Never a GET with values in the address, whatever happens to the script.
        method="post"
        autoComplete="off"
        onChange={({ formData }, id) => report(props, answerOf(formData ?? {}, id))}
        onSubmit={props.onSubmit}
      >
        {props.children({ live })}
      </Form>
    </div>
  );
}

/** The step as the form engine takes it; made anew only when something in it can have changed. */
function useFormSchema(props: ReportCardFormProps) {
  const { steps, stepId, only, values, policies, configured, generated } = props;
  return useMemo(
    () =>
      toFormSchema({
        steps,
        stepId,
        values,
        policies,
        configured,
        generated,
        ...(only === undefined ? {} : { only }),
      }),
    [steps, stepId, only, values, policies, configured, generated],
  );
}

/**
 * The answer of the field a change came from. The engine's other answers are not news: one that changed
 * elsewhere in the same moment still has its old value among them.
 */
function answerOf(formData: PropertyValues, id: string | undefined): PropertyValues {
  const name = id?.slice("root_".length);
  return name === undefined ? {} : { [name]: formData[name] };
}

/** Reports answers, where they differ from what they were. */
function report(props: ReportCardFormProps, answers: PropertyValues): void {
  const names = Object.keys(answers).filter((name) => (answers[name] ?? "") !== (props.values[name] ?? ""));
  if (names.length > 0) props.onChange(Object.fromEntries(names.map((name) => [name, answers[name]])));
}

/** Takes over what was typed into the server's HTML; true once that is done. */
function useTypedBeforeStart(
  root: { readonly current: HTMLDivElement | null },
  props: ReportCardFormProps,
): boolean {
  const [live, setLive] = useState(false);
  // In the same breath as React takes the server's HTML over: a change that came in between would be told of
  // a form without what was typed before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useLayoutEffect(() => {
    const form = root.current?.querySelector("form");
    const typed = form ? readTypedAnswers({ form, properties: visibleProperties(props) }) : {};
    report(props, typed);
    setLive(true);
  }, []);
  return live;
}

function toErrorSchema(errors: readonly FieldError[]): ErrorSchema<PropertyValues> {
  return Object.fromEntries(errors.map((error) => [error.property, { __errors: [error.message] }])) as never;
}

function pick(values: PropertyValues, names: readonly string[]): PropertyValues {
  return Object.fromEntries(
    names.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]),
  );
}
