import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";

import { endpoint } from "./endpoint";

const privateKey = createPrivateKey(readFileSync("private.pem"));
const port = Number(process.env.PORT ?? "3000");

void endpoint({ privateKey, appSecret: process.env.APP_SECRET })
  .listen({ port })
  .then((address) => console.log(`listening at ${address}`));
