-- AlterTable
ALTER TABLE "check_run" ADD COLUMN     "waking_since" TIMESTAMPTZ(3);

