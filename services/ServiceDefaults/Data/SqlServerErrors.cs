namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>
/// What SQL Server's error numbers mean. SqlException.IsTransient is never true. The numbers are those of
/// https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors, and all that EF Core's own retrying
/// takes for transient are among them, which a test holds.
/// </summary>
internal static class SqlServerErrors
{
    private static readonly HashSet<int> UniqueViolations = [2601, 2627];

    private static readonly HashSet<int> Conflicts =
    [
        1205, // deadlock victim
        1221, 1222, // lock could not be had, or not in time
        3935, 3960, 3961, 3966, // snapshot: row changed meanwhile, table changed meanwhile, version gone
        601, 617, 669, // what was being read has moved
        41301, 41302, 41305, 41325, 41839, // memory-optimised tables: other transactions in the way
    ];

    private static readonly HashSet<int> Away =
    [
        // As SqlClient numbers what happens to a connection: no route, refused, reset, broken pipe, no encryption, timed out. The positive ones
        // up to 258 and from 10051 are the operating system's, of which 104, 110, 111 and 113 are Linux'.
        -2, -1, 0, 2, 20, 53, 64, 104, 110, 111, 113, 121, 203, 232, 233, 258, 997, 10051, 10053, 10054, 10060, 10061, 10064, 10065, 11001, 11002, 11004,

        // Not let in: the database or the login is not there, not any more or not yet.
        4060, 4064, 4221, 18401, 18452, 18456, 18470, 18486, 18487, 18488, 17142, 17197, 17809,

        // Starting, stopping, restoring, failing over, or read-only.
        596, 904, 921, 922, 924, 927, 942, 945, 952, 954, 955, 976, 978, 979, 982, 983, 988, 1807, 3906, 3908, 6001, 6002, 6005,

        // Out of memory, locks, workers, disk, log, or room for versions; pages that cannot be read.
        701, 802, 823, 824, 825, 1101, 1105, 1121, 1203, 1204, 3958, 3959, 3967, 3989, 5149, 8628, 8645, 8651, 8657, 9001, 9002, 9515, 10922, 10928, 10929,
        10930, 10936, 14355, 20041, 40508,

        // Azure SQL Database: moving, busy, over its quota.
        40143, 40166, 40197, 40501, 40540, 40544, 40549, 40550, 40551, 40552, 40553, 40613, 40615, 42108, 42109, 49918, 49919, 49920, 49977, 49983,
    ];

    /// <summary>What an exception with these numbers means: that of the first that means anything.</summary>
    /// <param name="numbers">Of all its errors: "the statement has been terminated" may stand beside the one that says why.</param>
    public static DatabaseError Classify(IEnumerable<int> numbers) => numbers.Select(Classify).FirstOrDefault(error => error != DatabaseError.Other);

    private static DatabaseError Classify(int number) =>
        UniqueViolations.Contains(number) ? DatabaseError.UniqueViolation
        : Conflicts.Contains(number) ? DatabaseError.Conflict
        : Away.Contains(number) ? DatabaseError.Unavailable
        : DatabaseError.Other;
}
