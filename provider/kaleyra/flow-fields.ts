/** What `flows` fields are called on the wire. */
export const flowFields = {
  status: ["id", "status"],
  summary: ["id", "name", "status", "categories", "validation_errors"],
  details: [
    "id",
    "name",
    "status",
    "categories",
    "validation_errors",
    "json_version",
    "data_api_version",
    "endpoint_uri",
  ],
  owner: ["whatsapp_business_account"],
  preview: ["preview.invalidate(false)"],
  renewedPreview: ["preview.invalidate(true)"],
} as const;
