-- AlterTable
ALTER TABLE "credential_version" ADD COLUMN     "traded_until" TIMESTAMPTZ(3);
