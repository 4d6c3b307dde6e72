namespace Medborgarlofte.ServiceDefaults.Starting;

/// <summary>Exit codes of every program, as docs/operations.md lists them.</summary>
public static class ExitCodes
{
    /// <summary>Done, or stopped when it was told to.</summary>
    public const int Ok = 0;

    /// <summary>What was asked for failed, or was found wrong.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the configuration is wrong.</summary>
    public const int Configuration = 2;

    /// <summary>A folder or file cannot be read or written.</summary>
    public const int Files = 3;

    /// <summary>An address cannot be listened on.</summary>
    public const int Address = 4;

    /// <summary>A database does not answer, refuses, is damaged, or is of a newer version.</summary>
    public const int Database = 5;

    /// <summary>Another process runs on the data folder.</summary>
    public const int Running = 6;

    /// <summary>
    /// It could not be done, or was not finished in time: what it needs is not there or does not answer. Nothing was found wrong.
    /// </summary>
    public const int NotDone = 7;

    /// <summary>The list, for a usage text.</summary>
    public const string List = """
        Exit codes:
          0  done, or stopped when told to
          1  failed, or found wrong (NOT verified)
          2  the command line or the configuration is wrong
          3  a folder or file cannot be read or written
          4  an address cannot be listened on, such as a port in use
          5  a database does not answer, refuses, is damaged or newer than this program
          6  another process runs on the data folder
          7  it could not be done or finished: what it needs is not there or does not answer
        """;
}
