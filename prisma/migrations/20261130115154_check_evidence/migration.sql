-- AlterTable
ALTER TABLE "check_run" ADD COLUMN     "evidence" JSONB;
