"use client";
import Form from "next/form";
import type { ReactNode } from "react";
import { Button } from "./button";
import { ButtonLink } from "./button-link";

/** Filters of a list. They go into the address, so that a list can be kept and sent; it works before scripts do. */
export function FilterBar(props: {
  /** The list's own path. */
  readonly action: string;
  /** Labelled controls with names. */
  readonly children: ReactNode;
  /** Whether something is filtered by now: offers to clear it. */
  readonly isFiltered: boolean;
  /** @default "Filter" */
  readonly submitLabel?: string;
}) {
  const { action, children, isFiltered, submitLabel = "Filter" } = props;
  return (
    <Form action={action} className="lk-filters" role="search">
      {children}
      <Button type="submit">{submitLabel}</Button>
      {isFiltered && (
        <ButtonLink href={action} variant="quiet">
          Clear
        </ButtonLink>
      )}
    </Form>
  );
}
