import { useState } from "react";
import type { HostedPage } from "@/lib/shared/capture/hosted-contract";
import { defaultAnswers } from "@/lib/shared/report-card/default-answers";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { visibleProperties } from "@/lib/shared/report-card/visible-properties";
import { visibleSteps } from "@/lib/shared/report-card/visible-steps";
import { ActionBanner } from "../capture/action-banner";
import type { ScreenProps } from "../capture/screen-props";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { TypeIcon } from "../ui/type-icon";
import { HostedCard } from "./hosted-card";
import { hostedTextsOf } from "./hosted-texts";

/**
 * Who asks for what, and one button. Only a press of it opens the session: scanners of mail fetch links and
 * run their scripts, some move a pointer about, and none of that may use a link up.
 */
export function StartScreen(props: ScreenProps & { readonly hosted: HostedPage; onStart(): Promise<void> }) {
  const { hosted, flow, state } = props;
  const { page } = hosted;
  const texts = hostedTextsOf(page.texts);
  const [opening, setOpening] = useState(false);
  const start = () => {
    setOpening(true);
    void props.onStart().finally(() => setOpening(false));
  };
  return (
    <HostedCard theme={page.theme} texts={page.texts} screen="start">
      <StartHead hosted={hosted} />
      <p className="lk-lead">{leadOf(hosted)}</p>
      <ActionBanner flow={flow} state={state} />
      <Needs hosted={hosted} />
      <p>{page.part ? texts.startPartAfter : texts.startTest}</p>
      <div className="lk-foot">
        <p className="lk-help lk-review">
          <Icon name="lock" />
          {texts.startSafe}
        </p>
        <Button variant="primary" className="lk-wide" busy={opening} onClick={start}>
          {texts.start}
        </Button>
        <noscript>
          <p>{texts.noScript}</p>
        </noscript>
      </div>
    </HostedCard>
  );
}

function leadOf({ askedBy, page }: HostedPage): string {
  const texts = hostedTextsOf(page.texts);
  if (askedBy === null) return page.part ? texts.startPartLeadAnyone : texts.startLeadAnyone;
  return fillText(page.part ? texts.startPartLead : texts.startLead, { workspace: askedBy });
}

function StartHead({ hosted }: { readonly hosted: HostedPage }) {
  const { destinationTypes, mode, part } = hosted.page;
  const texts = hostedTextsOf(hosted.page.texts);
  const type = destinationTypes.length === 1 ? destinationTypes[0] : undefined;
  return (
    <header className="lk-head-row">
      {type && <TypeIcon path={type.iconPath} />}
      <h1 className="lk-title lk-head-text">
        {type
          ? fillText(part ? texts.startPartTitle : texts.startTitle[mode], { type: type.title })
          : texts.startTitleAny}
      </h1>
    </header>
  );
}

function Needs({ hosted }: { readonly hosted: HostedPage }) {
  return (
    <>
      <h2 className="lk-strong lkh-needs">{hostedTextsOf(hosted.page.texts).startNeeds}</h2>
      <ol className="lkh-list">
        {needsOf(hosted).map(({ title, fields }) => (
          <li key={title}>
            {title}
            {fields !== "" && <span className="lk-help"> {fields}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}

interface Need {
  readonly title: string;
  /** Labels of what has to be at hand. */
  readonly fields: string;
}

/** The steps of the one destination, as they are with nothing answered. */
function needsOf({ page }: HostedPage): readonly Need[] {
  const texts = hostedTextsOf(page.texts);
  if (page.card === null) {
    return [{ title: fillText(texts.startChoice, { count: page.destinationTypes.length }), fields: "" }];
  }
  const { steps } = page.card;
  const values = defaultAnswers({ steps });
  return visibleSteps({ steps, values }).map(({ id, title }) => {
    const needed = visibleProperties({ steps, values, stepId: id }).filter(
      (property) => property.is_required && values[property.name] === undefined,
    );
    return { title, fields: needed.map((property) => property.title).join(", ") };
  });
}
