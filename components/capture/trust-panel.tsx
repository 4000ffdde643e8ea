import { fillText } from "@/lib/shared/report-card/fill-text";
import type { TrustRequest } from "@/lib/shared/setup-test/types";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Facts } from "../ui/facts";
import { checksTextsOf } from "./checks-texts";
import { approveTrust } from "./flow/approve-trust";
import type { ScreenProps } from "./screen-props";

/** Shows an unknown SSH host key or certificate, to be compared and approved. Never approved by default. */
export function TrustPanel({ flow, state, trust }: ScreenProps & { readonly trust: TrustRequest }) {
  const texts = checksTextsOf(flow);
  const ssh = trust.kind === "ssh_host_key";
  const where = { host: trust.host, port: trust.port };
  return (
    <div className="lk-trust">
      <h3 className="lk-strong">{ssh ? texts.trustSshTitle : texts.trustTlsTitle}</h3>
      <p>{fillText(ssh ? texts.trustSshBody : texts.trustTlsBody, where)}</p>
      <div className="lk-remedy-head">
        <span className="lk-help">{texts.trustFingerprint}</span>
        <CopyButton
          text={trust.fingerprint}
          label={fillText(texts.copyOf, { title: texts.trustFingerprint })}
          texts={texts}
        />
      </div>
      <p className="lk-code lk-fingerprint">{trust.fingerprint}</p>
      {/* The fingerprint stands above already. */}
      <Facts facts={trust.facts.filter((fact) => fact.value !== trust.fingerprint)} />
      <p className="lk-help">{texts.trustWarning}</p>
      <Button variant="primary" busy={state.busy} onClick={() => void approveTrust({ flow, trust })}>
        {ssh ? texts.trustSshYes : texts.trustTlsYes}
      </Button>
    </div>
  );
}
