import type { DialectExamples } from "@/lib/shared/dialect/examples";

/** What the document shows: bodies by operation, and values by the name of their key. */
export const fivetranExamples: DialectExamples = {
  bodies: {
    fivetranCreateGroup: { name: "Acme" },
    fivetranCreateDestination: {
      group_id: "3f2b8c1e-5d4a-4e7b-9c60-1a2b3c4d5e6f",
      service: "adls",
      region: "GCP_US_WEST1",
      time_zone_offset: "+3",
      trust_certificates: true,
      trust_fingerprints: true,
      run_setup_tests: true,
      networking_method: "Directly",
      config: {
        tenant_id: "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
        client_id: "1b2c3d4e-5f6a-4b7c-8d9e-0f1a2b3c4d5e",
        secret_value: "the secret of the service principal",
        storage_account_name: "acmelake",
        container_name: "lake",
        prefix_path: "fivetran",
        connection_type: "Directly",
        snapshot_retention_period: "ONE_WEEK",
      },
    },
    fivetranUpdateDestination: {
      region: "GCP_US_EAST4",
      config: { snapshot_retention_period: "TWO_WEEKS" },
    },
    fivetranTestDestination: { trust_certificates: true, trust_fingerprints: true },
    fivetranApproveCertificate: {
      hash: "1F:3A:9C:00:5E:72:B4:D1:8C:6F:0A:2B:3C:4D:5E:6F:70:81:92:A3:B4:C5:D6:E7:F8:09:1A:2B:3C:4D:5E:6F",
    },
    fivetranApproveFingerprint: { hash: "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU" },
  },
  values: {
    name: "Acme",
    service: "adls",
    region: "GCP_US_EAST4",
    networking_method: "Directly",
    setup_status: "CONNECTED",
    time_zone_offset: "+3",
    config: {
      tenant_id: "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
      client_id: "1b2c3d4e-5f6a-4b7c-8d9e-0f1a2b3c4d5e",
      secret_value: "******",
      storage_account_name: "acmelake",
      container_name: "lake",
    },
    title: "Write to the container",
    status: "PASSED",
    message: "A file was written, read and deleted.",
    details: "",
    created_at: "2026-11-20T09:30:00.000Z",
    hash: "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
    validated_by: "api_key:1a2b3c4d",
    validated_date: "2026-11-20T09:30:00.000Z",
    next_cursor: null,
  },
};
