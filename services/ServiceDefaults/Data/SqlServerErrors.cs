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

        // What else EF Core's own retrying (SqlServerTransientExceptionDetector) takes for passing.
        539, 615, 926, 941, 1215, 1216, 1232, 1404, 1413, 1421, 1438, 1532, 1533, 1534, 1535, 2021, 2816, 3429, 3635, 3941, 3947, 3948, 3950, 3953,
        3957, 3980, 4117, 4184, 5280, 5529, 6292, 7951, 9020, 9985, 11539, 14817, 14868, 14906, 16528, 16554, 16555, 17065, 17066, 17067, 17889,
        18858, 19413, 19416, 19494, 21503, 22225, 22226, 22335, 22353, 22355, 22358, 22427, 22430, 22491, 22493, 22498, 22754, 22758, 22759, 22760,
        22984, 25003, 25738, 25740, 30080, 30085, 33123, 35216, 35218, 35256, 35293, 37202, 37327, 39025, 39108, 39110, 39151, 39152, 40106, 40189,
        40623, 40642, 40648, 40671, 40675, 40890, 40903, 40918, 40938, 41339, 41383, 41614, 41619, 41640, 41700, 41701, 41823, 41840, 42029, 45153,
        45156, 45157, 45161, 45179, 45182, 45319, 45547, 47132, 47137, 47139, 49510, 49802,
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
