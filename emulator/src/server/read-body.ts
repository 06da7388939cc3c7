import type { FastifyRequest } from "fastify";

import { isObject, parseJson } from "../json";
import type { RequestBody } from "../operations/operation";

/** Whether a request has no body. A multipart body has not been read yet, so it seems to be missing. */
export function hasNoBody({ body }: FastifyRequest): boolean {
  return body === undefined || body === "" || (isObject(body) && Object.keys(body).length === 0);
}

/** Reads a body by its kind. A form is parsed to an object; a body of any other type is text, which may be JSON. */
export async function readBody(request: FastifyRequest): Promise<RequestBody> {
  if (request.isMultipart()) return readMultipart(request);
  if (hasNoBody(request)) return { kind: "none" };
  if (isObject(request.body)) return { kind: "form", fields: stringsOf(request.body) };
  const parsed = parseJson(String(request.body));
  return parsed === undefined ? { kind: "malformed" } : { kind: "json", value: parsed.value };
}

/** Reads the fields and the one file. A body that breaks the format is malformed. */
async function readMultipart(request: FastifyRequest): Promise<RequestBody> {
  const fields: Record<string, string> = {};
  let file: string | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === "file") {
        const content = await part.toBuffer();
        file = part.fieldname === "file" ? content.toString("utf8") : file;
      } else if (typeof part.value === "string") {
        fields[part.fieldname] = part.value;
      }
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
