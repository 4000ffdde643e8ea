import type { OpenedType } from "../capture/contract";
import type { ReportCard, ReportCardProperty, ReportCardStep } from "../report-card/types";
import type { Translate } from "./translate-text";

/** A card in another language: every text of it but placeholders, which are examples. */
export function translateCard(card: ReportCard, translate: Translate): ReportCard {
  return { ...card, steps: card.steps.map((step) => translateStep(step, translate)) };
}

/** What a host or a reviewer wrote stays in their own words. */
export function translateOpened(opened: OpenedType, translate: Translate): OpenedType {
  return { ...opened, card: translateCard(opened.card, translate) };
}

function translateStep(step: ReportCardStep, translate: Translate): ReportCardStep {
  const { description, consent } = step;
  return {
    ...step,
    title: translate(step.title),
    ...(description === undefined ? {} : { description: translate(description) }),
    ...(consent === undefined ? {} : { consent: { ...consent, access: consent.access.map(translate) } }),
    properties: step.properties.map((property) => translateProperty(property, translate)),
  };
}

function translateProperty(property: ReportCardProperty, translate: Translate): ReportCardProperty {
  const { description, choice_titles: titles } = property;
  return {
    ...property,
    title: translate(property.title),
    ...(description === undefined ? {} : { description: translate(description) }),
    ...(titles === undefined
      ? {}
      : {
          choice_titles: Object.fromEntries(
            Object.entries(titles).map(([value, title]) => [value, translate(title)]),
          ),
        }),
  };
}
