"use client";
import { fillText } from "@/lib/shared/report-card/fill-text";
import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { ErrorSummary } from "../error-summary";
import { completeStep } from "../flow/complete-step";
import { FormFooter } from "../form-footer";
import type { ScreenProps } from "../screen-props";
import { ScreenTitle } from "../screen-title";
import { ConnectedPanel } from "./connected-panel";
import type { ConsentView } from "./consent-runner";
import { type ConsentTexts, consentTextsOf } from "./consent-texts";
import { useConsent } from "./use-consent";
import { WaitingPanel } from "./waiting-panel";

type StepProps = ScreenProps & { readonly step: ReportCardStep };

/** A sign-in at a provider: what is asked for, one button, and how it stands. */
export function ConsentScreen({ flow, state, step }: StepProps) {
  const texts = consentTextsOf(flow.page);
  const type = state.opened?.card.type ?? "";
  const { view, runner } = useConsent({ flow, type, stepId: step.id });
  const names = step.properties.map((property) => property.name);
  const refused = state.fieldErrors.find((error) => names.includes(error.property));
  const onFile = step.properties.some((one) => one.is_required && state.configured.includes(one.name));
  const waiting = view.phase === "waiting";
  const connected = onFile && refused === undefined;
  const message = view.message ?? refused?.message ?? null;
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        void completeStep({ flow });
      }}
    >
      <ScreenTitle flow={flow} screen={step.id}>
        {step.title}
      </ScreenTitle>
      <ErrorSummary flow={flow} state={state} />
      {message !== null && !waiting && (
        <Banner tone="danger" title={texts.failedTitle} role="alert">
          <p>{message}</p>
        </Banner>
      )}
      <Standing texts={texts} state={state} step={step} view={view} connected={connected} runner={runner} />
      <FormFooter flow={flow} state={state} live canGoOn={connected && !waiting} />
    </form>
  );
}

/** How it stands: to be started, under way, or connected. */
function Standing(
  props: Pick<StepProps, "state" | "step"> & {
    readonly texts: ConsentTexts;
    readonly view: ConsentView;
    readonly connected: boolean;
    readonly runner: ReturnType<typeof useConsent>["runner"];
  },
) {
  const { texts, state, step, view, runner } = props;
  const { provider = "", access = [] } = step.consent ?? {};
  if (view.phase === "waiting") {
    return (
      <WaitingPanel
        texts={texts}
        provider={provider}
        view={view}
        onOpened={() => runner.current?.opened()}
        onCancel={() => void runner.current?.cancel()}
      />
    );
  }
  const open = { ready: view.phase === "ready", onOpen: () => runner.current?.open() };
  const account = String(state.values.oauth_account ?? "");
  return props.connected ? (
    <ConnectedPanel texts={texts} provider={provider} account={account} {...open} />
  ) : (
    <Request texts={texts} provider={provider} access={access} {...open} />
  );
}

/** What the person is about to be asked, before the window opens. */
function Request(props: {
  readonly texts: ConsentTexts;
  readonly provider: string;
  readonly access: readonly string[];
  readonly ready: boolean;
  readonly onOpen: () => void;
}) {
  const { texts, provider } = props;
  return (
    <>
      <p className="lk-lead">{fillText(texts.lead, { provider })}</p>
      <div className="lk-consent">
        <p className="lk-strong">{fillText(texts.accessTitle, { provider })}</p>
        <ul className="lk-consent-access">
          {props.access.map((one) => (
            <li key={one}>
              <Icon name="check" />
              {one}
            </li>
          ))}
        </ul>
        <Button variant="primary" busy={!props.ready} onClick={props.onOpen}>
          {fillText(texts.signIn, { provider })}
        </Button>
      </div>
    </>
  );
}
