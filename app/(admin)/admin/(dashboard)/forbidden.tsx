import { ButtonLink } from "@/components/ui/button-link";

/** What a member sees who follows a link to a page that their role may not open. */
export default function DashboardForbidden() {
  return (
    <div className="lk-card lk-state">
      <h1>Not for your role</h1>
      <p>Your role does not open this page. Ask an owner of this workspace to change it, if you need to.</p>
      <ButtonLink href="/admin" variant="primary">
        Go to the overview
      </ButtonLink>
    </div>
  );
}
