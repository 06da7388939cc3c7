/** What WhatsApp sends once it is decrypted. */
export interface FlowRequest {
  readonly action: "ping" | "INIT" | "data_exchange" | "BACK";
  readonly screen?: string;
  readonly flow_token?: string;
  readonly data?: {
    readonly day?: string;
    readonly time?: string;
    readonly error?: string;
    readonly error_message?: string;
  };
}

const times = [
  { id: "09:00", title: "9 a.m." },
  { id: "14:00", title: "2 p.m." },
];

/** The response to a request: the screen to show, and its data. */
export function respond(request: FlowRequest): object {
  const { action, data = {} } = request;
  if (action === "ping") return { data: { status: "active" } };
  if (data.error !== undefined) {
    console.error(`WhatsApp reports ${data.error}: ${data.error_message}`);
    return { data: { acknowledged: true } };
  }
  const { day, time } = data;
  if (action !== "data_exchange" || day === undefined) {
    const [today] = new Date().toISOString().split("T");
    return { screen: "DAY", data: { first_day: today } };
  }
  if (time === undefined) return { screen: "TIME", data: { day, times } };
  const params = { flow_token: request.flow_token, day, time };
  return { screen: "SUCCESS", data: { extension_message_response: { params } } };
}
