"use client";
import { Tabs as Primitive } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

/** Parts of a page of which one is shown. For parts with an address of their own use `LinkTabs`. */
export function Tabs(props: {
  readonly label: string;
  readonly tabs: readonly { readonly id: string; readonly label: ReactNode; readonly content: ReactNode }[];
}) {
  const { label, tabs } = props;
  return (
    <Primitive.Root defaultValue={tabs[0]?.id}>
      <Primitive.List className="lk-tabs" aria-label={label}>
        {tabs.map((tab) => (
          <Primitive.Tab key={tab.id} value={tab.id} className="lk-tab">
            {tab.label}
          </Primitive.Tab>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Panel key={tab.id} value={tab.id}>
          {tab.content}
        </Primitive.Panel>
      ))}
    </Primitive.Root>
  );
}
