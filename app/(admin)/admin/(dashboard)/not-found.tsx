import { ButtonLink } from "@/components/ui/button-link";

/** What stands where nothing is, or where it was deleted. */
export default function DashboardNotFound() {
  return (
    <div className="lk-card lk-state">
      <h1>Nothing here</h1>
      <p>The address is mistyped, or what it led to was deleted. The audit log tells who deleted what.</p>
      <div className="lk-actions">
        <ButtonLink href="/admin" variant="primary">
          Go to the overview
        </ButtonLink>
        <ButtonLink href="/admin/audit">Open the audit log</ButtonLink>
      </div>
    </div>
  );
}
