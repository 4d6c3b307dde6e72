namespace Medborgarlofte.Standalone.Tests.Size;

/// <summary>The same on PostgreSQL: a third of the records unless it is the million.</summary>
public sealed class PostgreSqlMunicipality : LargeMunicipality
{
    private readonly PostgreSqlDatabases databases = new("size");

    protected override int Size => Full ? Records : Records / 3;

    protected override IReadOnlyDictionary<string, string?> Configuration => databases.AddTo(base.Configuration);

    public override async Task InitializeAsync()
    {
        if (PostgreSqlDatabases.Missing is null)
        {
            await databases.CreateAsync();
            await base.InitializeAsync();
        }
    }

    public override async Task DisposeAsync()
    {
        if (PostgreSqlDatabases.Missing is null)
        {
            await base.DisposeAsync();
            await databases.DropAsync();
        }
    }
}
