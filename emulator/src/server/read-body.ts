import type { FastifyRequest } from "fastify";

import { isObject, parseJson } from "../json";
import type { RequestBody } from "../operations/operation";

/** Whether the request has no body, as far as is known before multipart is read. */
export function hasNoBody({ body }: FastifyRequest): boolean {
  return body === undefined || body === "" || (isObject(body) && Object.keys(body).length === 0);
}

/** The body by its kind; a string is text of a type that has no parser. */
export async function readBody(request: FastifyRequest): Promise<RequestBody> {
  if (request.isMultipart()) return readMultipart(request);
  if (hasNoBody(request)) return { kind: "none" };
  if (isObject(request.body)) return { kind: "form", fields: stringsOf(request.body) };
  const parsed = parseJson(String(request.body));
  return parsed === undefined ? { kind: "malformed" } : { kind: "json", value: parsed.value };
}

async function readMultipart(request: FastifyRequest): Promise<RequestBody> {
  const fields: Record<string, string> = {};
  let file: string | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === "file") {
        const content = await part.toBuffer();
        file = part.fieldname === "file" ? content.toString("utf8") : file;
      } else if (typeof part.value === "string") fields[part.fieldname] = part.value;
    }
  } catch {
    return { kind: "malformed" };
  }
  return { kind: "multipart", fields, ...(file === undefined ? {} : { file }) };
}

function stringsOf(members: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(members).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}
