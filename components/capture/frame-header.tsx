import { fillText } from "@/lib/shared/report-card/fill-text";
import { Icon } from "../ui/icon";
import { TypeIcon } from "../ui/type-icon";
import { stepsOf } from "./capture-state";
import { askToLeave } from "./flow/leave";
import type { ScreenProps } from "./screen-props";

/** What is being connected, how far it is, and the way out. */
export function FrameHeader({ flow, state }: ScreenProps) {
  const { texts, page } = flow;
  const type = page.destinationTypes.find((one) => one.id === state.opened?.card.type);
  const choosing = state.screen === "choose" || !type;
  const titles = { create: texts.titleCreate, edit: texts.titleEdit, reauthorize: texts.titleReauthorize };
  return (
    <header className="lk-head">
      {page.theme.logo && <img className="lk-logo" src={page.theme.logo} alt="" />}
      <div className="lk-head-row">
        {!choosing && <TypeIcon path={type.iconPath} />}
        <div className="lk-head-text">
          <h1 className="lk-name">
            {choosing ? texts.titleChoose : fillText(titles[page.mode], { type: type.title })}
          </h1>
          {state.recipientName && (
            <p className="lk-help">{fillText(texts.forRecipient, { recipient: state.recipientName })}</p>
          )}
          {/* For engineers, who know it by this name in every language. */}
          {page.sandbox && <p className="lk-sandbox lk-warning">Sandbox</p>}
        </div>
        <button
          type="button"
          className="lk-close"
          aria-label={texts.close}
          onClick={() => void askToLeave({ flow })}
        >
          <Icon name="cross" />
        </button>
      </div>
      <Progress flow={flow} state={state} />
    </header>
  );
}

/** The steps, and the test as the last of them. */
function Progress({ flow, state }: ScreenProps) {
  const steps = stepsOf(state);
  const shown = state.screen === "form" || state.screen === "checks";
  if (!shown || steps.length === 0 || flow.page.part) return null;
  const total = steps.length + 1;
  const now = state.screen === "checks" ? total : steps.findIndex((step) => step.id === state.stepId) + 1;
  const label = fillText(flow.texts.stepOf, { step: now, steps: total });
  return (
    <div className="lk-progress">
      <p className="lk-help">{label}</p>
      <div
        className="lk-bars"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={now}
      >
        {Array.from({ length: total }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          <span key={index} className={index < now ? "lk-bar lk-bar-on" : "lk-bar"} />
        ))}
      </div>
    </div>
  );
}
