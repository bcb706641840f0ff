#pragma once

#include "indexer/glass/database_writer.h"
#include "indexer/index/write/bulk_sink.h"

namespace precis {

// Writes everything that `sink` has collected, and finishes the database. The
// sink is used up.
Result<glass::FinishedDatabase> WriteTables(BulkSink& sink,
                                            const BulkLexicon& lexicon,
                                            bool term_lists,
                                            glass::DatabaseWriter& database);

}  // namespace precis
