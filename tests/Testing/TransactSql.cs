using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Medborgarlofte.Testing;

/// <summary>What SQL Server would refuse, seen without one.</summary>
public static class TransactSql
{
    // The server's limit is 2,100, of which two are taken by the statement itself.
    private const int MostParameters = 2098;

    /// <summary>Throws unless the command parses, has no more parameters than the server takes, and gives each text of a JSON list a collation.</summary>
    public static void RequireRunnable(SentCommand command)
    {
        var script = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(command.Text), out var errors);
        Require(errors.Count == 0, errors.Count == 0 ? "" : errors[0].Message);
        Require(command.Parameters <= MostParameters, $"{command.Parameters} parameters");
        script.Accept(new JsonLists(element => Require(element.Expression is PrimaryExpression { Collation: not null }, "a list without a collation")));

        void Require(bool condition, string fault)
        {
            if (!condition)
            {
                throw new InvalidOperationException($"{fault}: {command.Text}");
            }
        }
    }

    private sealed class JsonLists(Action<SelectScalarExpression> check) : TSqlFragmentVisitor
    {
        public override void ExplicitVisit(QuerySpecification node)
        {
            if (node.FromClause?.TableReferences.OfType<OpenJsonTableReference>().Any() == true)
            {
                node.SelectElements.Cast<SelectScalarExpression>().ToList().ForEach(check);
            }

            base.ExplicitVisit(node);
        }
    }
}
