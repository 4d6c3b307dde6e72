namespace Medborgarlofte.ServiceDefaults.Importing;

/// <summary>
/// Ids of import runs: the journal, a hyphen and a UUID of version 7 in the letters a-p. They stand in reasons of withdrawals, where digits
/// could look like a personnummer.
/// </summary>
public static class ImportId
{
    /// <summary>A new id.</summary>
    public static string New(string journal) =>
        $"{journal}-{string.Concat(Guid.CreateVersion7().ToByteArray(bigEndian: true).SelectMany(part => (char[])[Letter(part >> 4), Letter(part & 0xF)]))}";

    private static char Letter(int number) => (char)('a' + number);
}
