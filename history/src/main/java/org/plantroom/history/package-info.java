/**
 * The store of every value: samples enter a DuckDB table in one transaction with their delivery
 * offsets, and move later into Parquet files that any reader opens. Knows neither network nor
 * pages.
 */
@NullMarked
package org.plantroom.history;

import org.jspecify.annotations.NullMarked;
