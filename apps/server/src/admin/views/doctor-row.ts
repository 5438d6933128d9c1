import type { DoctorCheck } from "@porchlight/admin-api";
import { saidIn } from "@porchlight/kernel";
import type { DoctorFinding } from "../ports/observation";

export const doctorRow = ({ detail, remedy, ...finding }: DoctorFinding): DoctorCheck => ({
  ...finding,
  detail: detail.text,
  detailSaid: saidIn(detail),
  remedy: remedy?.text ?? null,
  remedySaid: remedy === undefined ? null : saidIn(remedy),
});
